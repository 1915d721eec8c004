/**
 * Lets Backstage search find activities, runbooks, matrices and agreements.
 *
 * @packageDocumentation
 */
export { searchModuleOperatingModel as default } from './module';
