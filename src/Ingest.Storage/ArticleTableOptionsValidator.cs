using Microsoft.Extensions.Options;

namespace Ingest.Storage;

[OptionsValidator]
internal sealed partial class ArticleTableOptionsValidator : IValidateOptions<ArticleTableOptions>;
