using Microsoft.Extensions.Options;

namespace Ingest.Functions.Telemetry;

[OptionsValidator]
public sealed partial class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>;
