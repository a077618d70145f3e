using System.CommandLine;
using Ingest.Cli;
using Ingest.Cli.Commands;
using Ingest.Cli.Output;

var root = new RootCommand("Turns dropped article files into records in Table Storage.")
{
    RunCommand.Create(),
    UpCommand.Create(),
    DropCommand.Create(),
    StatusCommand.Create(),
    ShowCommand.Create(),
    QueryCommand.Create(),
    ExplainCommand.Create(),
    DeadLettersCommand.Create(),
    ReingestCommand.Create(),
    ParseCommand.Create(),
    AnnotateCommand.Create(),
};

TextTable.FitRedirectedOutput();
return await CommandRunner.RunAsync(root, args);
