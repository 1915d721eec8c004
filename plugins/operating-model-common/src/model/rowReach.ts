import { Placeholder } from '../kinds/fields';

/** On how many entities a placeholder stands for whom. @public */
export interface PlaceholderReach {
  /** By canonical reference. */
  parties: ReadonlyMap<string, number>;
  /** Where it stands for nobody. */
  unresolved: number;
}

/** How far a matrix row reaches: the entities whose answer rests on it. @public */
export interface RowReach {
  matrixRef: string;
  row: number;
  entities: number;
  /** Of these, how many lack a runbook that the activity requires. */
  withoutRunbook: number;
  /** Of these, how many are owned by somebody whom A neither is nor stands above. */
  astray: number;
  /** One of the entities that `astray` counts. */
  astrayRef?: string;
  placeholders: ReadonlyMap<Placeholder, PlaceholderReach>;
}
