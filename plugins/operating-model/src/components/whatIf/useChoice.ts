import {
  ORGANIZATION_CHANGES,
  OrganizationChange,
} from 'backstage-plugin-operating-model-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

export type ChangeKind = OrganizationChange['kind'];

/** The parties of a change, in the order in which they are chosen, by the names that they have in the URL. */
export const PARTIES = {
  dissolve: ['group'],
  merge: ['group', 'into'],
  move: ['group', 'under'],
  leave: ['user'],
} as const satisfies Record<ChangeKind, readonly string[]>;

export type PartyName = (typeof PARTIES)[ChangeKind][number];

const isKind = (value: string | null): value is ChangeKind =>
  ORGANIZATION_CHANGES.some(kind => kind === value);

/** What has been chosen. It lives in the URL, so that a link opens it. */
export function useChoice() {
  const [params, setParams] = useSearchParams();
  const asked = params.get('change');
  const kind = isKind(asked) ? asked : 'dissolve';
  const refs = Object.fromEntries(
    PARTIES[kind].map(name => [name, params.get(name) ?? '']),
  ) as Partial<Record<PartyName, string>>;

  const isComplete = Object.values(refs).every(Boolean);
  const key = JSON.stringify([kind, refs]);
  const change = useMemo(() => {
    if (!isComplete) return undefined;
    const [chosen, parties] = JSON.parse(key);
    return {
      kind: chosen,
      ...Object.fromEntries(
        Object.entries(parties).map(([name, ref]) => [`${name}Ref`, ref]),
      ),
    } as OrganizationChange;
  }, [isComplete, key]);

  function choose(next: ChangeKind, parties: typeof refs) {
    const known = Object.entries({ ...refs, ...parties }).filter(
      ([name, ref]) => ref && PARTIES[next].some(each => each === name),
    );
    setParams({ change: next, ...Object.fromEntries(known) });
  }

  return {
    kind,
    refs,
    change,
    chooseKind: (next: ChangeKind) => choose(next, {}),
    chooseParty: (name: PartyName, ref: string) =>
      choose(kind, { [name]: ref }),
  };
}
