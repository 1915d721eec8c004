export { MODEL_KINDS, compileOperatingModel } from './compileOperatingModel';
export type * from './types';
export type { Owners } from './placeholders';
export { reviewClock, type ReviewClock } from './reviews';
export { dependenciesOf, type Dependency } from './dependencies';
export {
  loadStanding,
  loadStatistics,
  type ActivityLoad,
  type Load,
  type LoadStatistics,
} from './loads';
export { type PlaceholderReach, type RowReach } from './rowReach';
export { inOneGo, type Steps } from './steps';
export { catalogFields } from './catalogFields';
