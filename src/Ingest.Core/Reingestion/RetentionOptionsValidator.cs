using Microsoft.Extensions.Options;

namespace Ingest.Core.Reingestion;

[OptionsValidator]
internal sealed partial class RetentionOptionsValidator : IValidateOptions<RetentionOptions>;
