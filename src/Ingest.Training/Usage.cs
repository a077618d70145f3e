namespace Ingest.Training;

internal static class Usage
{
    public static int Print()
    {
        Console.Error.WriteLine("""
            usage: train --out MODEL --data SET[*WEIGHT] ... [--names NAMES.tsv] [--score SET ...] [--epochs N] [--rate X] [--decay X] [--dropout X] [--cutoff N] [--members N] [--folds N] [--prune X]
                   score MODEL SET ...
                   errors MODEL SET ...                       the same, with every wrong and missed name
                   score agreement CORPUS_DIR                 F1 between CORPUS_DIR and CORPUS_DIR/Second
                   prune MODEL OUT THRESHOLD                  leave out features whose largest weight is below the threshold
                   gazetteer NAMES.tsv CURATED_DIR OUT_DIR    compile gazetteer.bin and aliases.bin (Gazetteer/export.mjs prints NAMES.tsv)
            SET is a BIO file (.tsv), a file of marked articles (.txt), or a folder of those.
            """);
        return 2;
    }
}
