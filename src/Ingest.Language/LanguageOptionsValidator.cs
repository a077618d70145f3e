using Microsoft.Extensions.Options;

namespace Ingest.Language;

[OptionsValidator]
internal sealed partial class LanguageOptionsValidator : IValidateOptions<LanguageOptions>;
