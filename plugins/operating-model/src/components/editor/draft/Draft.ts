import { MatrixRowSpec } from 'backstage-plugin-operating-model-common';

/** The fields of a matrix as they are typed, right or wrong. */
export interface DraftHead {
  name: string;
  title: string;
  description: string;
  method: 'RACI' | 'RASCI' | 'DACI';
  owner: string;
  precedence: string;
  /** YAML. */
  appliesTo: string;
  every: string;
  last: string;
  by: string;
}

/** A column. */
export interface DraftParty {
  /** A canonical reference or a placeholder. */
  key: string;
  /** How the file writes it. */
  written: string;
}

export interface DraftRow {
  id: number;
  /** As it is written. */
  activity: string;
  /** The letters that each party holds, by its key: `AR`; R stands for DACI's driver, as in the file. */
  letters: Record<string, string>;
  /** References, separated by commas. */
  validator: string;
  note: string;
  /** The row of the file, so that what nobody touched is written as it was. */
  source?: MatrixRowSpec;
}

/** A matrix while somebody works on it. */
export interface Draft {
  head: DraftHead;
  parties: DraftParty[];
  rows: DraftRow[];
  nextId: number;
}
