using Ingest.Training;
using Ingest.Training.Crf;
using Ingest.Training.Gazetteer;

return args switch
{
    ["gazetteer", var names, var curated, var output] => GazetteerCompiler.Run(names, curated, output),
    ["train", .. var options] => TrainingRun.Start(options),
    ["prune", var model, var output, var threshold] => TrainingRun.Prune(model, output, threshold),
    ["score", "agreement", var folder] => AgreementCommand.Run(folder),
    ["score", var model, .. var sets] => TrainingRun.Score(model, sets, errors: null),
    ["errors", var model, .. var sets] => TrainingRun.Score(model, sets, Console.Out),
    _ => Usage.Print(),
};
