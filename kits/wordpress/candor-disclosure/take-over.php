<?php
/**
 * Takes over the labels of two other plugins, for posts that have no mode of their own here. Their meta is only read.
 *
 * @package candor-disclosure
 */

defined( 'ABSPATH' ) || exit;

/**
 * The meta of other plugins, with the mode that each value means:
 *
 * - EU AI Act Ready (eu-ai-act-ready), class EUAIACTREADY_Post_Meta_Box: `1` is how it once stored `generated`.
 * - Valentin Transparency Notice for AI Content (ai-transparency-notice): its notice for `important` says that the text was reviewed.
 *
 * Their `none` is what their select box stores unless it is changed, so it declares nothing.
 *
 * @return array[]
 */
function candor_other_meta() {
	return array(
		'_euaiactready_ai_content' => array(
			'1'                  => 'ai-autonomous',
			'generated'          => 'ai-autonomous',
			'generated_reviewed' => 'ai-assisted',
			'assisted'           => 'ai-assisted',
		),
		'_vtnai_level'             => array(
			'assist'    => 'ai-assisted',
			'important' => 'ai-assisted',
		),
	);
}

/**
 * The mode by the meta of other plugins, or ''.
 *
 * @param int $post_id Post.
 * @return string
 */
function candor_other_mode( $post_id ) {
	foreach ( candor_other_meta() as $key => $modes ) {
		$value = get_post_meta( $post_id, $key, true );
		if ( is_scalar( $value ) && isset( $modes[ $value ] ) ) {
			return $modes[ $value ];
		}
	}
	return '';
}

/**
 * Gives posts without a mode that of another plugin, also in REST and in the editor.
 *
 * @param mixed  $value    Default.
 * @param int    $post_id  Post.
 * @param string $meta_key Meta key.
 * @param bool   $single   Whether one value is wanted, or all.
 * @return mixed
 */
function candor_default_mode( $value, $post_id, $meta_key, $single ) {
	if ( '_candor_mode' !== $meta_key ) {
		return $value;
	}
	$mode = candor_other_mode( $post_id );
	if ( '' === $mode ) {
		return $value;
	}
	return $single ? $mode : array( $mode );
}
// After the default of register_post_meta().
add_filter( 'default_post_metadata', 'candor_default_mode', 20, 4 );

/**
 * Copies the modes before another plugin is deleted: EU AI Act Ready deletes its meta then.
 */
function candor_keep_other_modes() {
	foreach ( array_keys( candor_other_meta() ) as $key ) {
		$posts = get_posts(
			array(
				'post_type'   => candor_post_types(),
				'post_status' => 'any',
				'numberposts' => -1,
				'fields'      => 'ids',
				'meta_key'    => $key, // phpcs:ignore WordPress.DB.SlowDBQuery -- Once, before a plugin is deleted.
			)
		);
		foreach ( $posts as $post_id ) {
			// The database has a mode only of posts that were saved since.
			if ( ! metadata_exists( 'post', $post_id, '_candor_mode' ) && '' !== candor_other_mode( $post_id ) ) {
				update_post_meta( $post_id, '_candor_mode', candor_other_mode( $post_id ) );
			}
		}
	}
}
add_action( 'pre_uninstall_plugin', 'candor_keep_other_modes' );
