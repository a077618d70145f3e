namespace Ingest.Web.Reading;

/// <summary>How long a page waits for what takes long to read before it shows what there is: half of the 300 ms in which it has to be there.</summary>
public static class Patience
{
    public static readonly TimeSpan OfAPage = TimeSpan.FromMilliseconds(150);
}
