import { TargetMeasure } from 'backstage-plugin-operating-model-common';

/** A goal that somebody has set. */
export interface Target {
  id: string;
  title: string;
  /** Everybody when absent. */
  groupRef?: string;
  activityRef?: string;
  measure: TargetMeasure;
  goal: number;
  /** ISO dates. */
  from: string;
  by: string;
  /** Where it stood when it was set. */
  start?: number;
  createdBy: string;
  createdAt: string;
}

/** Keeps targets. */
export interface TargetStore {
  /** The next to end first. */
  list(): Promise<Target[]>;
  get(id: string): Promise<Target | undefined>;
  /** @throws ConflictError when there are too many */
  create(target: Omit<Target, 'id' | 'createdAt'>): Promise<Target>;
  change(
    id: string,
    change: Partial<Pick<Target, 'title' | 'goal' | 'by'>>,
  ): Promise<Target | undefined>;
  /** @returns the target that was there */
  remove(id: string): Promise<Target | undefined>;
}
