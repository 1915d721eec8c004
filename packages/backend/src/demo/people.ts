import { ResponseError } from '@backstage/errors';

/** Somebody of the demo organization, as `auth.providers.persona` lists them. */
export type Person =
  | 'helen.brandt'
  | 'ines.carvalho'
  | 'leila.farahani'
  | 'priya.raman'
  | 'ruth.castellan'
  | 'wanjiru.kamau';

/** Asks a plugin as a person; with a body it is posted. */
export type Call = <T>(
  person: Person,
  path: string,
  body?: object,
  headers?: Record<string, string>,
) => Promise<T>;

/**
 * Makes what calls the plugins the way the pages do: over HTTP, signed in as a person.
 *
 * @param urlOf - where a plugin answers
 */
export function createCall(
  urlOf: (pluginId: string) => Promise<string>,
  signal: AbortSignal,
): Call {
  const tokens = new Map<Person, Promise<string>>();

  async function signIn(person: Person): Promise<string> {
    const response = await fetch(`${await urlOf('auth')}/persona/refresh`, {
      signal,
      headers: {
        'x-requested-with': 'XMLHttpRequest',
        'x-demo-persona': `user:default/${person}`,
      },
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return (await response.json()).backstageIdentity.token;
  }

  return async (person, path, body, headers) => {
    const token = tokens.get(person) ?? signIn(person);
    tokens.set(person, token);
    token.catch(() => tokens.delete(person));
    const [, pluginId, rest] = /^\/([^/]+)(.*)$/.exec(path) ?? [];
    const response = await fetch(`${await urlOf(pluginId)}${rest}`, {
      method: body ? 'POST' : 'GET',
      signal,
      headers: {
        authorization: `Bearer ${await token}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  };
}
