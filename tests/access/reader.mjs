// Reads the reference page as a person with a token does, and prints what it shows, as JSON.
// Arguments: the browser's program, the base URL, the token.

import { chromium } from "playwright-core";

const [executablePath, baseUrl, token] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();

/** Send the request of an operation; return the answer's first line. */
async function tried(operation, fields) {
  const article = page.locator(`#${operation}`);
  for (const [name, value] of Object.entries(fields)) await article.locator(`[name=${name}]`).fill(value);
  // The answer before stands there until the next one comes.
  await article.locator("form p").evaluateAll((lines) => lines.forEach((line) => line.remove()));
  await article.getByRole("button").click();
  return await article.locator("form p").textContent();
}

/** Subscribe; return the first thing that comes. */
async function watched(topic, params) {
  const article = page.locator(`#topic-${topic}`);
  await article.getByLabel("Params").fill(params);
  await article.getByRole("button").click();
  return await article.locator("form div > *").first().textContent();
}

await page.goto(`${baseUrl}/api/v1/vault/docs`);
await page.locator("#getOrders").waitFor();
await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
const lines = (await page.locator("article > p").allTextContents()).filter((line) => line.startsWith("Needs"));
const without = await tried("getOrders", { accountId: "alice" });
await page.locator("#token").fill(token);
const withToken = await tried("getOrders", { accountId: "alice" });
const followed = JSON.parse(await watched("orders", '{"accountId": "alice"}')).payload.status;
const refused = JSON.parse(await watched("audit", "{}")).payload.code;
console.log(JSON.stringify({ lines, without, withToken, followed, refused }));
await browser.close();
