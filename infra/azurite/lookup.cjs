// Azurite's tables, queues and lists of blobs are Loki collections. Loki looks one row up by the index of the first key that the query names, and goes through all rows that have that key: all of an
// account's blobs, of a queue's messages, of the articles. And it keeps an index as a sorted array, in which each row that is written moves all behind it. Both grow with what the emulator holds.
"use strict";

const { Collection } = require("lokijs");

const findOne = Collection.prototype.findOne;

// Collection of a table → name of a row → row.
const tables = new WeakMap();

// No key has a control character (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).
const nameOf = row => `${row.PartitionKey}\n${row.RowKey}`;

/** Rows of a table by their two keys, by which alone Azurite looks one up; for a range it goes through the table. So the sorted arrays of their indexes are no longer kept, and marked as stale. */
function rowsOf(table) {
  let rows = tables.get(table);

  if (!rows) {
    rows = new Map(table.data.map(row => [nameOf(row), row]));
    tables.set(table, rows);
    table.adaptiveBinaryIndices = false;
    table.on(["insert", "update"], row => rows.set(nameOf(row), row));
    table.on("delete", row => rows.get(nameOf(row)) === row && rows.delete(nameOf(row)));
  }

  return rows;
}

/** Names the key first that the fewest rows have, which is counted in the indexes. */
function byRarestKey(collection, query) {
  const keys = collection.data.length > 0 ? Object.keys(query).filter(key => typeof query[key] === "string" && collection.binaryIndices[key]) : [];

  if (keys.length < 2) {
    return query;
  }

  const counts = keys.map(key => collection.calculateRange("$eq", key, query[key])).map(([first, last]) => last - first);
  const rarest = keys[counts.indexOf(Math.min(...counts))];

  return { [rarest]: query[rarest], ...query };
}

Collection.prototype.findOne = function (query) {
  return Object.keys(query).sort().join() === "PartitionKey,RowKey" ? rowsOf(this).get(nameOf(query)) ?? null : findOne.call(this, byRarestKey(this, query));
};
