// Keeps pages up to date, uploads files and replays dead letters. Reading needs none of it.
"use strict";

const keyHeader = "x-ingest-key";
const keyField = document.getElementById("key");

// The tab remembers the key, and nothing else does.
if (keyField) {
  keyField.value = sessionStorage.getItem("key") ?? "";
  keyField.addEventListener("input", () => sessionStorage.setItem("key", keyField.value));
}

const key = () => keyField?.value ?? "";
const reasonOf = async answer => (await answer.json().catch(() => null))?.error ?? `The host answered ${answer.status}.`;

/* Live parts: the page is asked for again, and what differs is put in its place. */

const seconds = Number(document.body.dataset.refresh);
let etag = null;

async function refresh() {
  const answer = await fetch(location.href, { headers: etag ? { "If-None-Match": etag } : {}, cache: "no-store" });

  if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html")) {
    return answer.status === 304;
  }

  etag = answer.headers.get("etag");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");

  for (const part of document.querySelectorAll("[data-live]")) {
    const newer = page.getElementById(part.id);

    // What somebody is in the middle of stays.
    if (newer && newer.innerHTML !== part.innerHTML && !part.contains(document.activeElement) && !part.querySelector("details[open]")) {
      part.replaceChildren(...document.importNode(newer, true).childNodes);
    }
  }

  return page.body.dataset.refresh !== undefined;
}

async function keepFresh() {
  let goesOn = true;

  if (!document.hidden) {
    goesOn = await refresh().catch(() => true);
  }

  if (goesOn) {
    setTimeout(keepFresh, seconds * 1000);
  }
}

if (seconds > 0) {
  setTimeout(keepFresh, seconds * 1000);
}

/* Dropping files. */

const dropForm = document.getElementById("drop-form");
const endings = ["written", "duplicate", "superseded", "deleted", "dead-lettered"];

function addRow(file) {
  const row = document.querySelector("#drop-list tbody").insertRow();
  const name = document.createElement("a");
  name.href = `/console/file?name=${encodeURIComponent(file.name)}`;
  name.textContent = file.name;
  row.insertCell().append(name);
  row.insertCell().textContent = `${Math.ceil(file.size / 1024)} KiB`;
  row.insertCell();
  row.insertCell().textContent = "";
  row.cells[1].className = row.cells[3].className = "number";
  return row;
}

function showState(row, text, kind) {
  const state = document.createElement("span");
  state.className = `state ${kind}`;
  state.textContent = text;
  row.cells[2].replaceChildren(state);
}

function upload(file, row) {
  const progress = document.createElement("progress");
  progress.setAttribute("aria-label", `Upload of ${file.name}`);
  progress.max = 1;
  progress.value = 0;
  row.cells[2].replaceChildren(progress);

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/drop?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader(keyHeader, key());
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", event => { progress.value = event.total ? event.loaded / event.total : 0; });
    request.addEventListener("load", () => request.status === 201 ? resolve(request.response) : reject(new Error(request.response?.error ?? `The host answered ${request.status}.`)));
    request.addEventListener("error", () => reject(new Error("The host does not answer.")));
    request.send(file);
  });
}

async function watch(drop, row) {
  for (;;) {
    const answer = await fetch(`/api/v1/drop?name=${encodeURIComponent(drop.name)}`, { cache: "no-store" });

    if (answer.ok) {
      const report = await answer.json();
      const isThis = report.eTag === drop.eTag;
      const isEnd = isThis && endings.includes(report.state);
      showState(row, isThis ? report.state : "waiting", isEnd ? (report.state === "dead-lettered" ? "bad" : "good") : "moving");
      row.cells[3].textContent = isEnd ? String(report.articles) : "";

      if (isEnd) {
        return report.state;
      }
    } else {
      showState(row, "waiting", "moving");
    }

    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

async function dropAll(files) {
  const status = document.getElementById("drop-status");
  document.getElementById("drop-list").hidden = false;
  status.textContent = `Dropping ${files.length} ${files.length === 1 ? "file" : "files"}.`;
  const watched = [];
  let failed = 0;

  for (const file of files) {
    const row = addRow(file);

    try {
      watched.push(watch(await upload(file, row), row));
    } catch (error) {
      failed++;
      showState(row, error.message, "bad");
    }
  }

  const states = await Promise.all(watched);
  const dead = states.filter(state => state === "dead-lettered").length;
  status.textContent = `${states.length - dead} of ${files.length} files are done` + (dead + failed > 0 ? `, ${dead} dead-lettered, ${failed} not dropped.` : ".");
}

if (dropForm) {
  const chooser = document.getElementById("files");
  chooser.addEventListener("change", () => {
    dropAll([...chooser.files]);
    chooser.value = "";
  });
  dropForm.addEventListener("submit", event => event.preventDefault());
  dropForm.addEventListener("dragover", event => {
    event.preventDefault();
    dropForm.classList.add("over");
  });
  dropForm.addEventListener("dragleave", () => dropForm.classList.remove("over"));
  dropForm.addEventListener("drop", event => {
    event.preventDefault();
    dropForm.classList.remove("over");
    dropAll([...event.dataTransfer.files]);
  });
}

/* Replaying dead letters. */

const replayForm = document.getElementById("replay-form");

if (replayForm) {
  const button = replayForm.querySelector("button");
  const boxes = [...replayForm.querySelectorAll("input[type=checkbox][name=id]:not(:disabled)")];
  const all = document.getElementById("all-letters");
  const chosen = () => boxes.length > 0 || all ? boxes.filter(box => box.checked).map(box => box.value) : [replayForm.elements.id.value];
  const update = () => { button.disabled = chosen().length === 0; };

  all?.addEventListener("change", () => {
    for (const box of boxes) {
      box.checked = all.checked;
    }
  });
  replayForm.addEventListener("change", update);
  update();

  replayForm.addEventListener("submit", async event => {
    event.preventDefault();
    const status = document.getElementById("replay-status");
    const ids = chosen();
    button.disabled = true;
    status.textContent = "Replaying.";

    try {
      const answer = await fetch("/api/v1/dead-letters/replay", {
        method: "POST",
        headers: { "content-type": "application/json", [keyHeader]: key() },
        body: JSON.stringify({ ids }),
      });

      if (!answer.ok) {
        throw new Error(await reasonOf(answer));
      }

      const result = await answer.json();
      status.textContent = `${result.replayed.length} of ${ids.length} replayed. A letter whose file fails again opens again.`;

      for (const box of boxes.filter(each => result.replayed.includes(each.value))) {
        box.checked = false;
        box.disabled = true;
        const note = document.createElement("span");
        note.className = "state";
        note.textContent = " replayed";
        box.closest("tr").cells[2].append(note);
      }
    } catch (error) {
      status.textContent = error.message;
      button.disabled = false;
    }
  });
}
