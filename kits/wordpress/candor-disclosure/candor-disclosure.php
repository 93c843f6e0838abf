<?php
/**
 * Plugin Name:       Candor Disclosure
 * Description:       Says of each post how AI took part in it: in the text, in feeds, for partners and for programs.
 * Version:           0.1.0
 * Requires at least: 6.4
 * Requires PHP:      7.4
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/old-licenses/gpl-2.0.html
 * Text Domain:       candor-disclosure
 *
 * @package candor-disclosure
 */

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/parts.php';
require_once __DIR__ . '/meta.php';
require_once __DIR__ . '/take-over.php';
require_once __DIR__ . '/disclosure.php';
require_once __DIR__ . '/text.php';
require_once __DIR__ . '/feeds.php';
require_once __DIR__ . '/head.php';
require_once __DIR__ . '/changes.php';
require_once __DIR__ . '/editor.php';
