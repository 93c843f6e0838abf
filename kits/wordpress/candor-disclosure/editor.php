<?php
/**
 * The panel in the sidebar of the block editor.
 *
 * @package candor-disclosure
 */

defined( 'ABSPATH' ) || exit;

/**
 * Loads the script of the panel. The editor saves through REST, which checks nonce, capability and schema.
 */
function candor_editor_assets() {
	$screen = get_current_screen();
	if ( ! $screen || ! in_array( $screen->post_type, candor_post_types(), true ) ) {
		return;
	}
	$packages = array( 'wp-components', 'wp-core-data', 'wp-data', 'wp-edit-post', 'wp-editor', 'wp-element', 'wp-i18n', 'wp-plugins' );
	wp_enqueue_script( 'candor-disclosure', plugins_url( 'editor.js', __FILE__ ), $packages, (string) filemtime( __DIR__ . '/editor.js' ), true );
	wp_set_script_translations( 'candor-disclosure', 'candor-disclosure' );
}
add_action( 'enqueue_block_editor_assets', 'candor_editor_assets' );
