/** What each framework needs of its application, from `catalog/frameworks/`. */
import android from '../../../../catalog/frameworks/android.json' with { type: 'json' };
import angular from '../../../../catalog/frameworks/angular.json' with { type: 'json' };
import aspnetCore from '../../../../catalog/frameworks/aspnet-core.json' with { type: 'json' };
import django from '../../../../catalog/frameworks/django.json' with { type: 'json' };
import express from '../../../../catalog/frameworks/express.json' with { type: 'json' };
import fastapi from '../../../../catalog/frameworks/fastapi.json' with { type: 'json' };
import flask from '../../../../catalog/frameworks/flask.json' with { type: 'json' };
import flutter from '../../../../catalog/frameworks/flutter.json' with { type: 'json' };
import go from '../../../../catalog/frameworks/go.json' with { type: 'json' };
import ios from '../../../../catalog/frameworks/ios.json' with { type: 'json' };
import laravel from '../../../../catalog/frameworks/laravel.json' with { type: 'json' };
import nextjs from '../../../../catalog/frameworks/nextjs.json' with { type: 'json' };
import nuxt from '../../../../catalog/frameworks/nuxt.json' with { type: 'json' };
import rails from '../../../../catalog/frameworks/rails.json' with { type: 'json' };
import react from '../../../../catalog/frameworks/react.json' with { type: 'json' };
import reactNative from '../../../../catalog/frameworks/react-native.json' with { type: 'json' };
import reactRouter from '../../../../catalog/frameworks/react-router.json' with { type: 'json' };
import springBoot from '../../../../catalog/frameworks/spring-boot.json' with { type: 'json' };
import sveltekit from '../../../../catalog/frameworks/sveltekit.json' with { type: 'json' };
import vue from '../../../../catalog/frameworks/vue.json' with { type: 'json' };
import type { FrameworkName } from './framework-names.js';

/** Where a value of the environment comes from. */
export type EnvironmentValue =
  | 'domain'
  | 'issuer'
  | 'client_id'
  | 'client_secret'
  | 'random_32_bytes'
  | 'url'
  | 'callback';

export interface Framework {
  title: string;
  /** `regular_web` has a secret; `spa` and `native` cannot keep one. */
  type: string;
  packages: string[];
  /** Paths below the application's address. */
  callbacks?: string[];
  logout?: string[];
  /** Its quickstart has the application's address among the allowed web origins. */
  web_origin?: boolean;
  /** Callback and logout addresses of a mobile application; `{app}` is its id, `{domain}` the tenant. */
  native?: string[];
  /** Names of the settings that the packages read, and what belongs there. */
  env: Partial<Record<string, string>>;
  steps: string[];
  source: string;
}

export const FRAMEWORKS: Readonly<Record<FrameworkName, Framework>> = {
  android,
  angular,
  'aspnet-core': aspnetCore,
  django,
  express,
  fastapi,
  flask,
  flutter,
  go,
  ios,
  laravel,
  nextjs,
  nuxt,
  rails,
  react,
  'react-native': reactNative,
  'react-router': reactRouter,
  'spring-boot': springBoot,
  sveltekit,
  vue,
};
