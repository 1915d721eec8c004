/**
 * Extension points of Operating Model for Backstage.
 *
 * @packageDocumentation
 */
export {};
