// Shows at once what was paused or lifted elsewhere: one stream a browser, or a question from time to time.
const ASK_WHILE_SEEN_MS = 3000;
const ASK_WHILE_HIDDEN_MS = 60000;
// A stream says something at once and a beat every fifteen seconds: a proxy may let neither through.
const FIRST_WORD_MS = 4000;
const SILENT_FOR_MS = 20000;
const AGAIN_WITHIN_MS = 8000;

async function show(region, version) {
  if (version === region.dataset.live) return;
  region.dataset.live = version;
  const answer = await fetch(`/live/banners/?path=${encodeURIComponent(location.pathname)}`);
  if (!answer.ok || answer.redirected) return;
  // The server's own markup, read as a document: no script in it runs.
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  region.replaceChildren(...fresh.body.childNodes);
  document.getElementById("status").textContent = region.dataset.liveWords;
}

function listen(tell, otherwise) {
  const source = new EventSource("/live/");
  let patience;
  const giveUp = () => {
    clearTimeout(patience);
    source.close();
    otherwise();
  };
  const wait = (milliseconds) => {
    clearTimeout(patience);
    patience = setTimeout(giveUp, milliseconds);
  };
  source.onmessage = (event) => {
    wait(SILENT_FOR_MS);
    tell(event.data);
  };
  source.addEventListener("beat", () => wait(SILENT_FOR_MS));
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) giveUp(); // refused: the server is full, or we are signed out
    else wait(AGAIN_WITHIN_MS); // it tries again by itself
  };
  wait(FIRST_WORD_MS);
}

async function ask(tell) {
  const wait = document.hidden ? ASK_WHILE_HIDDEN_MS : ASK_WHILE_SEEN_MS;
  await new Promise((done) => setTimeout(done, wait));
  const answer = await fetch("/live/state/").catch(() => null);
  if (answer && (answer.redirected || answer.status === 403)) return; // signed out
  if (answer?.ok) tell((await answer.json()).version);
  ask(tell);
}

export function showWhatChanges() {
  const region = document.querySelector("#banners[data-live]");
  if (!region) return;
  const tell = (version) => show(region, version).catch(() => {});
  if (!navigator.locks || !window.BroadcastChannel) return void ask(tell);
  const others = new BroadcastChannel("abeyance-live");
  others.onmessage = (event) => (event.data.asks ? ask(tell) : tell(event.data.version));
  // The tab that holds the lock streams for all; when it closes, another one takes over.
  navigator.locks.request("abeyance-live", () => new Promise(() => {
    listen(
      (version) => { tell(version); others.postMessage({ version }); },
      () => { ask((version) => { tell(version); others.postMessage({ version }); }); },
    );
  }));
}
