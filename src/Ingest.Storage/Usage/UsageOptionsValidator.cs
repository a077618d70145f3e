using Microsoft.Extensions.Options;

namespace Ingest.Storage.Usage;

[OptionsValidator]
internal sealed partial class UsageOptionsValidator : IValidateOptions<UsageOptions>;
