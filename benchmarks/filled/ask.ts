/** As `fetch`. While a benchmark fills tables the server may close a connection that was kept; then it is asked on a fresh one. */
export async function ask(...request: Parameters<typeof fetch>) {
  try {
    return await fetch(...request);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return fetch(...request);
  }
}
