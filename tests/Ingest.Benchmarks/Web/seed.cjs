// Loaded into the emulator ahead of its own script. Fills tables from a file in seconds: each row by the service's own way would make the emulator search the table for one of its key
// first, and a hundred thousand of them take hours. Whoever asks for a table whose name starts as below has the file of that number read; the rows are copies of rows that went the whole way.
"use strict";

const { createReadStream } = require("fs");
const { createInterface } = require("readline");
const Module = require("module");

const start = "seed";
const load = Module._load;
const seeding = new WeakSet();

function patch(store) {
  const createTable = store.prototype.createTable;

  store.prototype.createTable = async function (context, table) {
    if (table.table.startsWith(start)) {
      await seed(this, context, table.account, process.env.INGEST_SEED_FILE);
    }

    return createTable.call(this, context, table);
  };
}

async function seed(store, context, account, path) {
  let rows, like;

  for await (const line of createInterface({ input: createReadStream(path) })) {
    const row = JSON.parse(line);

    if (row.table) {
      finish(rows);
      rows = store.getEntityCollection(account, row.table, context);
      // Kept up to date row by row, the indexes take a time that grows with the square of the rows.
      rows.adaptiveBinaryIndices = false;
    } else if (row.like) {
      like = rows.data.find(each => each.PartitionKey === row.like[0] && each.RowKey === row.like[1]);
    } else {
      const { $loki, meta, ...copy } = like;
      rows.insert({ ...copy, PartitionKey: row.key[0], RowKey: row.key[1], properties: { ...like.properties, PartitionKey: row.key[0], RowKey: row.key[1], ...row.columns } });
    }
  }

  finish(rows);
}

function finish(rows) {
  rows?.ensureAllIndexes(true);

  if (rows) {
    rows.adaptiveBinaryIndices = true;
  }
}

Module._load = function (request, ...rest) {
  const loaded = load.call(this, request, ...rest);

  if (request.endsWith("LokiTableMetadataStore") && !seeding.has(loaded.default)) {
    seeding.add(loaded.default);
    patch(loaded.default);
  }

  return loaded;
};
