import { Entity } from '@backstage/catalog-model';
import {
  compileOperatingModel,
  OperatingModel,
} from 'backstage-plugin-operating-model-common';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Catalog } from './catalog';

export interface Measurement {
  compileMilliseconds: number;
  entitiesPerSecond: number;
  /** By the processor time of the whole process, which other programs on the machine don't change. */
  entitiesPerCpuSecond: number;
  /** What the model and the answers that it remembers take up after all entities went by. */
  heapMegabytes: number;
}

/** A fixed moment, so that reviews don't grow old between two runs. */
export const NOW = new Date('2026-06-15T12:00:00Z');

setFlagsFromString('--expose-gc');
const collectGarbage: (options?: { type: 'minor' }) => void =
  runInNewContext('gc');

function heapMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}

function resolve(model: OperatingModel, page: Entity[]): number {
  let cells = 0;
  for (const entity of page) cells += model.responsibilitiesOf(entity).length;
  return cells;
}

/** Compiles the model anew, so that no cache is warm, and asks it about every entity; making the entities is not timed. */
export function measure(catalog: Catalog): Measurement {
  const heapBefore = heapMegabytes();
  const started = performance.now();
  const model = compileOperatingModel(catalog.definitions, { now: NOW });
  const compileMilliseconds = performance.now() - started;
  let wall = 0;
  let cpu = 0;
  let entities = 0;
  for (const page of catalog.pages()) {
    // What making the page left behind is not ours to clear away.
    collectGarbage({ type: 'minor' });
    const cpuBefore = process.cpuUsage();
    const before = performance.now();
    resolve(model, page);
    wall += performance.now() - before;
    const { user, system } = process.cpuUsage(cpuBefore);
    cpu += user + system;
    entities += page.length;
  }
  const heapAfter = heapMegabytes();
  return {
    compileMilliseconds,
    entitiesPerSecond: (entities * 1e3) / wall,
    entitiesPerCpuSecond: (entities * 1e6) / cpu,
    // The model is asked once more, lest it be collected before.
    heapMegabytes: model.activities.size ? heapAfter - heapBefore : 0,
  };
}
