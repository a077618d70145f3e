using Microsoft.Extensions.Options;

namespace Ingest.Core.Parsing;

[OptionsValidator]
internal sealed partial class ParsingOptionsValidator : IValidateOptions<ParsingOptions>;
