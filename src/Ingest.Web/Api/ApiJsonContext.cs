using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Web.Articles;
using Ingest.Web.DeadLetters;
using Ingest.Web.Drops;
using Ingest.Web.Entities;
using Ingest.Web.Overview;

namespace Ingest.Web.Api;

/// <summary>The JSON of the API: camelCase, nulls left out, and what HTML takes for markup escaped.</summary>
[JsonSerializable(typeof(OverviewReport))]
[JsonSerializable(typeof(ArticleList))]
[JsonSerializable(typeof(ArticleReport))]
[JsonSerializable(typeof(EntityReport))]
[JsonSerializable(typeof(DropReport))]
[JsonSerializable(typeof(DropInfo))]
[JsonSerializable(typeof(LetterList))]
[JsonSerializable(typeof(LetterReport))]
[JsonSerializable(typeof(LetterInput))]
[JsonSerializable(typeof(ReplayRequest))]
[JsonSerializable(typeof(ReplayResult))]
[JsonSerializable(typeof(IReadOnlyList<AuditEntry>))]
[JsonSerializable(typeof(ApiError))]
public sealed partial class ApiJsonContext : JsonSerializerContext
{
    /// <summary>The generator's attribute cannot name an encoder, hence this instance instead of <c>Default</c>.</summary>
    public static ApiJsonContext Web { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new DropStateConverter() },
    });
}
