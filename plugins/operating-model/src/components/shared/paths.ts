import { parseEntityRef } from '@backstage/catalog-model';
import { createContext, useContext } from 'react';

/** Where the pages of Responsibilities are. */
export interface ResponsibilitiesPaths {
  list: string;
  teams: string;
  newMatrix: string;
  compare(left?: string, right?: string): string;
  matrix(ref: string): string;
  edit(ref: string): string;
}

const nameOf = (ref: string) => {
  const { namespace, name } = parseEntityRef(ref);
  return `${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
};

/** @param base - where the sub-page is mounted, for example `/operating-model/responsibilities` */
export function responsibilitiesPaths(base: string): ResponsibilitiesPaths {
  const list = base.replace(/\/$/, '');
  return {
    list,
    teams: `${list}/teams`,
    newMatrix: `${list}/edit`,
    compare(left, right) {
      const sides = Object.entries({ left, right }).flatMap(([side, ref]) =>
        ref ? [[side, ref]] : [],
      );
      const query = new URLSearchParams(sides).toString();
      return query ? `${list}/compare?${query}` : `${list}/compare`;
    },
    matrix: ref => `${list}/matrix/${nameOf(ref)}`,
    edit: ref => `${list}/edit/${nameOf(ref)}`,
  };
}

export const PathsContext = createContext(responsibilitiesPaths(''));

export function usePaths(): ResponsibilitiesPaths {
  return useContext(PathsContext);
}
