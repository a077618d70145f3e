using System.Text.Json.Serialization;

namespace Ingest.Examples;

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(Bookmark))]
internal sealed partial class BookmarkJsonContext : JsonSerializerContext;
