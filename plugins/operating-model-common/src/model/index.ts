export { MODEL_KINDS, compileOperatingModel } from './compileOperatingModel';
export type * from './types';
