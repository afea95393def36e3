/** The names of `catalog/frameworks/`. */
export const FRAMEWORK_NAMES = [
  'android',
  'angular',
  'aspnet-core',
  'django',
  'express',
  'fastapi',
  'flask',
  'flutter',
  'go',
  'ios',
  'laravel',
  'nextjs',
  'nuxt',
  'rails',
  'react',
  'react-native',
  'react-router',
  'spring-boot',
  'sveltekit',
  'vue',
] as const;

export type FrameworkName = (typeof FRAMEWORK_NAMES)[number];
