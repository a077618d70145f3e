using Ingest.Training;
using Ingest.Training.Gazetteer;

return args switch
{
    ["gazetteer", var names, var curated, var output] => GazetteerCompiler.Run(names, curated, output),
    ["train", .. var options] => TrainingRun.Start(options),
    ["score", var model, .. var sets] => TrainingRun.Score(model, sets),
    _ => Usage.Print(),
};
