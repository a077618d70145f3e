using Microsoft.Extensions.Options;

namespace Ingest.Web;

[OptionsValidator]
internal sealed partial class WebOptionsValidator : IValidateOptions<WebOptions>;
