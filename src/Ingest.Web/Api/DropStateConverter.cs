using System.Text.Json;
using System.Text.Json.Serialization;
using Ingest.Core.Ledger;

namespace Ingest.Web.Api;

/// <summary>A state by the name that it has in the ledger and on the command line.</summary>
internal sealed class DropStateConverter : JsonConverter<DropState>
{
    public override DropState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => DropStates.Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, DropState value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name());
}
