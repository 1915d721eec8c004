/**
 * Teaches the catalog the kinds of Operating Model and the ownership policies of an organization.
 *
 * @packageDocumentation
 */
export { catalogModuleOperatingModel as default } from './module';
