using Ingest.Training;
using Ingest.Training.Gazetteer;

return args switch
{
    ["gazetteer", var names, var curated, var output] => GazetteerCompiler.Run(names, curated, output),
    _ => Usage.Print(),
};
