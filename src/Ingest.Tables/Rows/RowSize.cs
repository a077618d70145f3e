using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>A row's size as the service counts it.</summary>
/// <remarks>Source: "How much storage does an entity take", Azure Table Storage documentation: 4 bytes + keys + for each property 8 bytes + name + value.</remarks>
public static class RowSize
{
    public static int Of(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);

        return entity is TableEntity table
            ? 4 + table.Sum(property => PropertyOf(property.Key, property.Value))
            : 4 + entity.GetType().GetProperties().Sum(property => PropertyOf(property.Name, property.GetValue(entity)));
    }

    private static int PropertyOf(string name, object? value) => 8 + (2 * name.Length) + value switch
    {
        string text => 4 + (2 * text.Length),
        byte[] bytes => 4 + bytes.Length,
        null => 0,
        _ => 8,
    };
}
