/**
 * The backend of Operating Model for Backstage.
 *
 * @packageDocumentation
 */
export { operatingModelPlugin as default } from './plugin';
