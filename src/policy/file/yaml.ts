/** The YAML parser, in a module of its own so that it is loaded only when there is a policy file. */
export { isScalar, parseDocument, visit } from 'yaml';
