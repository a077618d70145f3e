namespace Ingest.Training;

internal static class Usage
{
    public static int Print()
    {
        Console.Error.WriteLine("""
            usage: gazetteer NAMES.tsv CURATED_DIR OUT_DIR    compile gazetteer.bin and aliases.bin (Gazetteer/export.mjs prints NAMES.tsv)
            """);
        return 2;
    }
}
