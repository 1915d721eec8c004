export const isWebPage = ({ headers }: Response) =>
  /^text\/html\b/i.test(headers.get('content-type') ?? '');

// A frontend writes its configuration into its page, the part that overrides the others last.
const BACKEND = /"backend"\s*:\s*\{\s*"baseUrl"\s*:\s*"(https?:[^"\\]+)"/g;

/** The backend that a frontend asks, where the page at its address says so. */
async function backendOf(
  frontend: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const response = await fetch(frontend, {
      headers: { accept: 'text/html' },
      signal,
    });
    const page = await response.text();
    return [...page.matchAll(BACKEND)].at(-1)?.[1];
  } catch {
    return undefined;
  }
}

/** What to say when an address answers with a web page where an API should be. */
export async function explainWebPage(
  address: string,
  signal: AbortSignal,
): Promise<string> {
  const backend = await backendOf(address, signal);
  return backend && backend !== address
    ? `${address} answers with a web page: it is the portal's frontend; use --portal ${backend}, its backend`
    : `${address} answers with a web page; give the address of the portal's backend, which is backend.baseUrl in its app-config, not that of its frontend or of a sign-in page`;
}
