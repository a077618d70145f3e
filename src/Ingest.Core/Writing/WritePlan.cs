namespace Ingest.Core.Writing;

/// <param name="Carrier">Who carries the article when the plan is done.</param>
public sealed record WritePlan(WriteAction Action, ArticleStanding Carrier);
