// Looks after the market on a poor network: what every page needs comes from here, pages from the network first.
// Kept are only pages that say they are public; a form, a fragment and a personal page never pass through a copy.
// /sw.js sets self.MARKET: the version, the addresses of the shell, and the offline page of each language.
const { version, shell, statics, offline, hindi } = self.MARKET;
const SHELL = `shell-${version}`;
const PAGES = `pages-${version}`; // with the shell they were made for, so that none is shown without its styles
const MOST_PAGES = 40;
const HAS_HASH = /\.[0-9a-f]{12}\.\w+$/; // such a file never changes

addEventListener("install", (event) => event.waitUntil(layIn()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (pathname.startsWith(statics)) event.respondWith(piece(request));
});

async function layIn() {
  const cache = await caches.open(SHELL);
  await cache.addAll([...shell, ...Object.values(offline)]);
  await skipWaiting();
}

async function takeOver() {
  const others = (await caches.keys()).filter((name) => name !== SHELL && name !== PAGES);
  await Promise.all(others.map((name) => caches.delete(name)));
  await registration.navigationPreload?.enable();
  await clients.claim();
}

async function page(event) {
  const { request } = event;
  try {
    const answer = (await event.preloadResponse) || (await fetch(request));
    if (isPublic(answer)) event.waitUntil(keep(request.url, answer.clone()));
    return answer;
  } catch {
    const { pathname } = new URL(request.url);
    const kept = await (await caches.open(PAGES)).match(request.url, { ignoreVary: true });
    return kept || caches.match(offline[pathname.startsWith(hindi) ? "hi" : "en"], { ignoreVary: true });
  }
}

async function piece(request) {
  const kept = await caches.match(request.url, { ignoreVary: true });
  if (kept && HAS_HASH.test(new URL(request.url).pathname)) return kept;
  return fetch(request).catch((error) => {
    if (kept) return kept;
    throw error;
  });
}

function isPublic(answer) {
  const says = answer.headers.get("Cache-Control") || "";
  return answer.status === 200 && answer.type === "basic" && !answer.redirected && /(^|[\s,])public([\s,]|$)/.test(says);
}

async function keep(address, answer) {
  const cache = await caches.open(PAGES);
  await cache.delete(address); // put again at the end: the pages longest unseen stand first
  await cache.put(address, answer);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST_PAGES)).map((old) => cache.delete(old)));
}
