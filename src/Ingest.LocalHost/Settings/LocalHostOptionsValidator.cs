using Microsoft.Extensions.Options;

namespace Ingest.LocalHost.Settings;

[OptionsValidator]
internal sealed partial class LocalHostOptionsValidator : IValidateOptions<LocalHostOptions>;
