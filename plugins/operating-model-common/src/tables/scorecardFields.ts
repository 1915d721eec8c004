import Papa from 'papaparse';
import type { ScorecardEntity } from '../api/scorecardAnswer';
import { defuse } from './defusing';

/** What each file tells of an entity first. */
export const ENTITY_HEADINGS = [
  'Entity',
  'Kind',
  'Type',
  'Lifecycle',
  'Owner',
  'System',
  'Domain',
  'Score',
  'Score without exceptions',
  'Level',
];

/** Of a line. */
export const END = '\r\n';

export const rounded = (score: number | undefined) =>
  score === undefined ? '' : String(Math.round(score * 100) / 100);

// Nearly every field is a reference, a number or some words: it stands for itself, and asking the library would take most of the time.
const PLAIN = /^(?:\w[\w:./-]*(?: [\w:./-]+)*)?$/;

const field = (text: string) =>
  PLAIN.test(text) ? text : Papa.unparse([[defuse(text)]]);

/** Texts as a part of a line, none of which a spreadsheet takes for a formula. */
export const fields = (texts: string[]) => texts.map(field).join(',');

export const entityFields = (entity: Omit<ScorecardEntity, 'cells'>) =>
  fields([
    entity.ref,
    entity.kind,
    entity.type ?? '',
    entity.lifecycle ?? '',
    entity.ownerRef ?? '',
    entity.systemRef ?? '',
    entity.domainRef ?? '',
    rounded(entity.score),
    rounded(entity.scoreWithoutExceptions),
    entity.level ?? '',
  ]);
