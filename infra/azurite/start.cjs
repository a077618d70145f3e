// Runs Azurite, with its own arguments, in a process that another one has started and reads from; it ends when its standard input does.
"use strict";

const { Server } = require("http");
const Module = require("module");

// Whoever reads the output may be gone first.
for (const output of [process.stdout, process.stderr]) {
  output.on("error", () => {});
}

// With telemetry off its client is never asked for anything, and loading it is half of the time until Azurite listens and a quarter of its memory then.
const load = Module._load;
Module._load = function (name) {
  return name === "applicationinsights" ? {} : load.apply(this, arguments);
};

// Ctrl+C in a terminal reaches this process too; it must not take storage away from functions that drain, so Azurite's own handler for it is left out.
const once = process.once;
process.once = (event, handler) => (event === "SIGINT" ? process : once.call(process, event, handler));
process.on("SIGINT", () => {});

// A server that closes would wait up to 15 s for connections that clients opened and never used; after half a second they are cut.
const close = Server.prototype.close;
Server.prototype.close = function (done) {
  setTimeout(() => this.closeAllConnections(), 500).unref();
  return close.call(this, done);
};

// What was written is told on standard output: the events that Azurite lacks.
const emit = Server.prototype.emit;
Server.prototype.emit = function (event, request, response) {
  if (event === "request" && request.method === "PUT") {
    response.once("finish", () => response.statusCode === 201 && process.stdout.write(`wrote http://${request.headers.host}${request.url}\n`));
  }

  return emit.apply(this, arguments);
};

require("./lookup.cjs");

// Before it listens, Azurite has no handler to end it in order, and nothing to lose.
process.stdin.resume().once("end", () => process.emit("SIGTERM") || process.exit());

require("azurite/dist/src/azurite.js");
