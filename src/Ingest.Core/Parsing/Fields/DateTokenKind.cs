namespace Ingest.Core.Parsing.Fields;

internal enum DateTokenKind
{
    Number,
    Word,
    Mark,
}
