namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>What remains of an invocation: the middleware that follows, then the function.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
