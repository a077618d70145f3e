namespace Ingest.Core.DeadLetters;

public static class ReasonCodes
{
    /// <summary>What a person should do, in one sentence; docs/operations.md lists the same.</summary>
    public static string NextAction(this ReasonCode reason) => reason switch
    {
        ReasonCode.Empty => "Drop the file again with its content, or delete it.",
        ReasonCode.NoText => "Check that the right file was dropped; it holds no text.",
        ReasonCode.UnknownFormat => "Convert the file to text, HTML or another supported format and drop it again.",
        ReasonCode.Undecodable => "Save the file as UTF-8 and drop it again.",
        ReasonCode.TooLarge => "Split the file, or raise the size limit (Ingest:Intake:MaxDocumentBytes) and replay.",
        ReasonCode.NotAnArticle => "Nothing, if the page is no article; else report the page and replay after the fix.",
        ReasonCode.Malformed => "Repair the file at its source and drop it again.",
        ReasonCode.Encrypted => "Remove the password and drop the file again.",
        ReasonCode.ArchiveLimit => "Check the archive; if it is trusted, split it or raise the archive limits and replay.",
        ReasonCode.UnsafeEntryName => "Repack the archive with relative names and drop it again.",
        ReasonCode.TooSlow => "Report the file; replay it after the fix.",
        ReasonCode.BadMessage => "Finish the upgrade so that all hosts run one version, then replay.",
        ReasonCode.WorkLost => "Replay: the drop is read again from the start.",
        ReasonCode.DeliveriesExhausted => "Look up the failure in the logs by its trace id, mend the cause, then replay.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
