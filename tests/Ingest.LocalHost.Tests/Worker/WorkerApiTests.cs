using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace Ingest.LocalHost.Tests.Worker;

/// <summary>Holds the types in the worker's namespaces to <c>worker-api.txt</c>, so that what compiles here compiles against the real worker.</summary>
public sealed class WorkerApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void WorkerNamespaces_DeclareWhatTheListSays_When_Compared()
    {
        var expected = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "worker-api.txt")).Where(line => line.Length > 0 && line[0] != '#').ToList();

        var actual = typeof(FunctionAttribute).Assembly.GetExportedTypes()
            .Where(type => type.Namespace!.StartsWith("Microsoft.", StringComparison.Ordinal))
            .SelectMany(Describe)
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.Equal(string.Join('\n', expected), string.Join('\n', actual));
    }

    /// <summary>What the attributes of Worker.Extensions.Http 3.3.0, Timer 4.3.1, Storage.Blobs 6.8.2 and Storage.Queues 5.5.5 say when told nothing.</summary>
    [Fact]
    public void Attributes_HaveTheRealDefaults_When_NothingIsSaid()
    {
        var timer = new TimerTriggerAttribute("0 0 * * * *");
        var blob = new BlobTriggerAttribute("drop/{name}");
        var queue = new QueueTriggerAttribute("parse");

        Assert.Equal((true, false), (timer.UseMonitor, timer.RunOnStartup));
        Assert.Equal((BlobTriggerSource.LogsAndContainerScan, null), (blob.Source, blob.Connection));
        Assert.Null(queue.Connection);
        Assert.Equal((AuthorizationLevel.Function, null, null), (new HttpTriggerAttribute().AuthLevel, new HttpTriggerAttribute().Methods, new HttpTriggerAttribute().Route));
        Assert.Equal(AuthorizationLevel.Anonymous, new HttpTriggerAttribute("get").AuthLevel);
        Assert.Equal(AuthorizationLevel.Admin, new HttpTriggerAttribute(AuthorizationLevel.Admin, "get").AuthLevel);
    }

    private static IEnumerable<string> Describe(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{type.FullName} enum {name} = {Convert.ToInt32(Enum.Parse(type, name), null)}");
        }

        if (type.BaseType == typeof(MulticastDelegate))
        {
            return [$"{type.FullName} delegate {Describe(type.GetMethod("Invoke")!)}"];
        }

        var members = type.GetMembers(Declared).Select(member => member switch
        {
            ConstructorInfo constructor => $"new({Describe(constructor.GetParameters())})",
            PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{{(property.CanRead ? " get;" : "")}{(property.SetMethod is { IsPublic: true } ? " set;" : "")} }}",
            MethodInfo { IsSpecialName: false } method => Describe(method),
            _ => null,
        });
        var targets = type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage ? $" on {usage.ValidOn}" : "";
        return members.OfType<string>().Prepend($"{Kind(type)} : {Name(type.BaseType)}{targets}").Select(member => $"{type.FullName} {member}");
    }

    private static string Describe(MethodInfo method) =>
        $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}({Describe(method.GetParameters())})";

    private static string Describe(ParameterInfo[] parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "null"}" : "")}"));

    private static string Kind(Type type) =>
        type.IsInterface ? "interface" : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string Name(Type? type) => type is null ? "none"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
