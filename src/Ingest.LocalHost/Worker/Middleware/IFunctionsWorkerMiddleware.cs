namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>Stands around every invocation.</summary>
public interface IFunctionsWorkerMiddleware
{
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
