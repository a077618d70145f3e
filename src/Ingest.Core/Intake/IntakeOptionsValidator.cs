using Microsoft.Extensions.Options;

namespace Ingest.Core.Intake;

[OptionsValidator]
internal sealed partial class IntakeOptionsValidator : IValidateOptions<IntakeOptions>;
